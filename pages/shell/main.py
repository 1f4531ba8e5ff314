"""Every page passes through here: page set-up, the list of pages, then the page itself."""

import streamlit as st

from pages.components.shell import page_frame

page_frame.set_up()
page = st.navigation(page_frame.pages(), position="sidebar")
if page_frame.ready():
    page_frame.run(page)
