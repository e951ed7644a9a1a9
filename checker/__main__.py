"""`python -m checker` is the console script `lender-checker`."""

from checker.cli.main import main

if __name__ == "__main__":
    main()
