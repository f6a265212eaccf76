"""The pages: what a view shows, as HTML."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from onrecord.web.pages import across, checks, documents, dropped, entrance

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
for _each in (documents, checks, across, dropped, entrance):
    pages.include_router(_each.router)
