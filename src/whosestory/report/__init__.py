"""What people see: pages, exports."""
