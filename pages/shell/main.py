"""Every page passes through here: page set-up, the list of pages, then the page itself."""

import streamlit as st

from pages.components.shell import access, page_frame

page_frame.set_up()
access.stay_or_go()
page = st.navigation(page_frame.pages(), position="sidebar", expanded=True)
access.way_out()
if page_frame.ready():
    page_frame.run(page)
