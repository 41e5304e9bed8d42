"""The room where people find what they are looking for, whatever form of the Dutch word they type."""
