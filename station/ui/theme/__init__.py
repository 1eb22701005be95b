"""How everything looks: colours, sizes in millimetres, fonts, icons and the style sheet."""
