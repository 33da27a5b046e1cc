"""What a clerk is told when something could not be done at all."""


class Refusal(Exception):  # noqa: N818 - it is not a fault of the program
    """Something could not be done: one Vietnamese sentence saying what is wrong and what to do.

    The command line prints it on standard error and ends with status 2; a button shows it in a box.
    Nothing has been written when it is raised, unless the sentence names what has.
    """
