"""Screenshots: the lines of text and the QR codes of a picture, recognised on this machine in a child process with
limits. What was recognised is for a person to compare with the picture: recognition takes look-alike characters for one
another and drops rare ones. Neither picture nor text is kept.

Needs the extra `lender-checker[screenshots]`.
"""
