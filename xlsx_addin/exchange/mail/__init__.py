"""Mails and other containers that envelopes come in: who sent them, when they came, what is attached."""
