"""What pages are made of: pure presenters (charts, sentences, tables, exports) and the Streamlit pieces.

Presenters are functions of a view of the results table and import no Streamlit. Nothing here computes a
figure: whatever people read was in the results table.
"""
