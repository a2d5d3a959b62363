"""Invented companies and their web sites over time: what `conductatlas demo` archives.

The prose is ours, in `companies/NAME/*.md`; the catalogue that names it is in `catalogue/`.
Nothing else is written by hand: versions, changes and provisions come from the pipeline.
"""

from conductatlas.app.demo.company import Company, load_companies
from conductatlas.app.demo.moments import MOMENTS, Moment
from conductatlas.app.demo.site import DemoSite, catalogue_folder

__all__ = ["MOMENTS", "Company", "DemoSite", "Moment", "catalogue_folder", "load_companies"]
