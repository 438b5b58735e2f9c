"""Large worlds: thousands of pixels a side, laid out as a plan and drawn part by part at any scale."""
