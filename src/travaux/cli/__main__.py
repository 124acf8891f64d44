"""``python -m travaux.cli``, the same as ``travaux``."""

from travaux.cli.main import main

if __name__ == "__main__":
    main()
