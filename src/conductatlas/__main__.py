"""`python -m conductatlas`: the command line."""

from conductatlas.cli.main import main

if __name__ == "__main__":
    main()
