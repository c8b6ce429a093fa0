"""The benchmark: the same reports for this project and for other generators, built in turn and measured.

words ← content ← pool, names ← ours, rivals ← lay, contenders ← measuring, serving, photos ← rounds ← table ← __main__
"""
