"""The Videos-API engine: clips rendered by other servers that speak `/v1/videos`.

What goes wrong between two machines is the work here: either side may die at any moment, and a
clip is neither lost nor rendered twice.
"""
