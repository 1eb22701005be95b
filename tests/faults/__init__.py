"""What breaks a kitchen, done for real and on purpose."""
