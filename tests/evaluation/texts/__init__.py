"""Messages, contract passages, statement lines and app pages, labelled: what a reading of them must find."""
