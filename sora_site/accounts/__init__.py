"""People: who they are, whom they follow, who invited them."""
