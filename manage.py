#!/usr/bin/env python
"""Run one of the site's commands: `manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_site.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))  # its message says what to do: no traceback needed
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        sys.exit(130)  # as shells count what Ctrl-C ended
