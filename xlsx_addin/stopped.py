"""A long click that the clerk ends between two of its steps."""


class Stopped(BaseException):
    """The clerk has pressed Esc; no failure, and nothing on the way may take it for one.

    It is raised where a step is told, so between two steps: what was done is whole.
    """
