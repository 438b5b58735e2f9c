"""Questions on large images, each with the region where its answer is to be seen: LRS-VQA-Zoom built anew.

From images with oriented labels come questions in three ways: by templates (``templates``), by a vision model
that describes the surroundings of a unique object (``references``, ``describe``), and as multiple choice from
open answers (``choices``). All regions are native pixels.
"""
