"""What people see. Each script is a paragraph, in a folder named for who comes; none lies directly here."""
