"""What computes: the only modules of the site that import torch and diffusers."""

from diffusers.utils import logging as diffusers_log
from transformers.utils import logging as transformers_log

for log in (diffusers_log, transformers_log):  # they draw bars and give advice on every load
    log.set_verbosity_error()
    log.disable_progress_bar()
