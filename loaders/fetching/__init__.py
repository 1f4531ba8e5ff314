"""Published files fetched from those who publish them: what is newer, brought, checked, and kept until an officer confirms it.

Nobody is asked before a setting allows it, and only when an officer or a command asks for it. What is brought goes the same
way as an upload.
"""
