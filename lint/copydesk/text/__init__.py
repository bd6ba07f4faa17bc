"""What a text is: bytes and code points, lines and columns, blocks, sentences, words, language."""
