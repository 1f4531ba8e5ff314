"""The upload page step by step, its receipt, and the history of uploads."""
