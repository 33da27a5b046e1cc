"""The units one exchanges with: ``Đầu mối``, and how a letter calls them."""
