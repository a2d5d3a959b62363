"""Plans and what they let a reader see."""
