"""Plans and what they unlock; accounts themselves come later."""

from conductatlas.accounts.entitlements import Viewer, anonymous
from conductatlas.accounts.plans import Plan, Unlock, load_plans

__all__ = ["Plan", "Unlock", "Viewer", "anonymous", "load_plans"]
