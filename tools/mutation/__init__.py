"""Mutation testing: is every line of the rules held by a test?"""
