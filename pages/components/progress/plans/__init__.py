"""The page of plans: which are followed, putting one in force from a sheet, and closing one."""
