"""What the rooms without Qt say in English, listed so that Qt Linguist finds it, a file a room."""
