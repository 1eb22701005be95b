"""What every test may use: a clock that stands still until it is moved, and sample cakes."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test may reach the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
