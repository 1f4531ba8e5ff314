"""Every page passes through here: page set-up, the list of pages, then the page itself."""

import streamlit as st

from pages.components import shell

shell.set_up()
page = st.navigation(shell.pages(), position="sidebar")
if shell.ready():
    shell.run(page)
