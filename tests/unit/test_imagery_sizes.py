import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import smart_resize as published

from rscovlm.errors import ImageTooThin
from rscovlm.imagery.sizes import PUBLISHED_MAX_PIXELS, size_class, smart_resize

side = st.integers(1, 40_000)
limits = st.sampled_from([(224 * 224, 1008 * 1008), (448 * 448, 1008 * 1008), (224 * 224, 224 * 224)])


@given(side, side, st.sampled_from([28, 32]), limits)
def test_smart_resize_is_the_published_one(height, width, factor, pixels):
    assume(max(height, width) / min(height, width) <= 200)
    least, most = pixels
    found = smart_resize(height, width, factor=factor, min_pixels=least, max_pixels=most)
    assert found == published(height, width, factor=factor, min_pixels=least, max_pixels=most)
    assert found[0] % factor == 0
    assert found[1] % factor == 0


def test_too_thin_is_refused_in_words():
    with pytest.raises(ImageTooThin, match="30000 x 100 pixels"):
        smart_resize(100, 30_000, factor=28, min_pixels=224 * 224, max_pixels=PUBLISHED_MAX_PIXELS)


def test_an_image_without_pixels_is_refused():
    with pytest.raises(ValueError, match="at least one pixel"):
        smart_resize(0, 10, factor=28, min_pixels=784, max_pixels=PUBLISHED_MAX_PIXELS)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (64, 64, "small"),
        (1008, 1008, "small"),
        (2000, 500, "small"),
        (1009, 1008, "regular"),
        (2016, 2016, "regular"),
        (2017, 2016, "ultra-high"),
        (30_000, 30_000, "ultra-high"),
    ],
)
def test_size_classes(width, height, expected):
    assert size_class(width, height) == expected
    assert size_class(height, width) == expected


def test_size_class_follows_the_model():
    assert size_class(600, 600, max_pixels=224 * 224) == "ultra-high"


@given(side, side)
def test_a_small_image_is_seen_at_about_its_own_size(width, height):
    assume(max(height, width) / min(height, width) <= 200 and size_class(width, height) == "small")
    new_height, new_width = smart_resize(
        height, width, factor=28, min_pixels=784, max_pixels=PUBLISHED_MAX_PIXELS
    )
    assert new_height * new_width >= 0.8 * height * width or min(height, width) < 280
