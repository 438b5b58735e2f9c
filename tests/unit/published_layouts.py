"""Small data sets in the forms in which the real ones were published, and the images that they name."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

WIDTH, HEIGHT = 400, 300


def image(path: Path, width: int = WIDTH, height: int = HEIGHT) -> Path:
    """An image in which every pixel tells its place: red is its column, green its row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows, columns = np.mgrid[:height, :width]
    pixels = np.stack([columns * 255 // width, rows * 255 // height, (rows + columns) % 256], axis=-1)
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return path


def write_json(path: Path, data: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return path


def says(question: str, answer: str) -> list[dict[str, str]]:
    return [{"from": "human", "value": question}, {"from": "gpt", "value": answer}]


def geochat(folder: Path) -> Path:
    image(folder / "images" / "P0001.png")
    return write_json(
        folder / "GeoChat_Instruct.json",
        [
            {
                "id": "refer",
                "image": "P0001.png",
                "conversations": says(
                    "<image>\n[refer] give me the location of <p>the silver plane</p>",
                    "{<16><55><24><63>|<11>}",
                ),
            },
            {
                "id": "identify",
                "image": "P0001.png",
                "conversations": says(
                    "<image>\n[identify] what is this {<10><20><30><40>|<0>}", "<p>1 small plane</p>"
                ),
            },
            {
                "id": "grounding",
                "image": "P0001.png",
                "conversations": says(
                    "<image>\n[grounding] Describe the image in detail",
                    "<p>2 planes</p> {<16><55><24><63>|<11>}<delim>{<40><55><50><63>|<30>} near "
                    "<p>a tank</p> {<60><55><64><63>|<0>} .",
                ),
            },
            {
                "id": "vqa",
                "image": "P0001.png",
                "conversations": says(
                    "<image>\nIs it a rural or urban area ?\n"
                    "Answer the question using a single word or phrase.",
                    "Rural.",
                ),
            },
        ],
    )


def teochatlas(folder: Path) -> Path:
    for name in ("pre.png", "post.png"):
        image(folder / "TEOChatlas" / "xBD" / name, 256, 256)
    return write_json(
        folder / "TEOChatlas" / "train" / "instruct_xBD.json",
        [
            {
                "id": "xbd_1",
                "task": "auxiliary_identify_damaged",
                "video": ["TEOChatlas/xBD/post.png", "TEOChatlas/xBD/pre.png"],
                "timestamps": ["2019-05-02", "2018-11-30"],
                "conversations": says(
                    "These are two high-resolution, optical satellite images capturing the same location at "
                    "different times: <video>\nIdentify the buildings in the first image which were severely "
                    "damaged or destroyed in the second image. Include a bounding box of the form [x_min, "
                    "y_min, x_max, y_max] for each identified building in your response. If there are no "
                    "such buildings, do not output a bounding box.",
                    "[12, 30, 25, 44], [50, 60, 58, 71]",
                ),
            },
            {
                "id": "xbd_2",
                "task": "region_captioning",
                "image": "TEOChatlas/xBD/pre.png",
                "conversations": says("<image>\nWhat is [10, 10, 20, 20]?", "[10, 10, 20, 20] A house."),
            },
        ],
    )


def vhm(folder: Path) -> Path:
    image(folder / "images" / "AID" / "a.png")
    questions = {
        "{VQA} Is there a bridge?\nAnswer the question using a single word or phrase.": "Yes",
        "{CLS} What is the class of the image? Answer with one word or short phrase.": "bridge",
        "{VG} Where is the bridge?": "[0.1, 0.2, 0.3, 0.4]",
        "{IT} What is the spatial resolution of the image?": "0.5m",
        "{IT} Pealse answer the number of bridges.": "2",
        "{IDK} What colour is the car?": "There is no car in the image.",
    }
    return write_json(
        folder / "list_sft.json",
        [
            {
                "id": str(number),
                "source_dataset": "AID",
                "image": "a.png",
                "conversations": says(f"<image>\n{q}", a),
            }
            for number, (q, a) in enumerate(questions.items())
        ],
    )


def refgeo(folder: Path) -> Path:
    image(folder / "refGeo" / "images" / "avvg" / "1.png")
    lines = [
        {"dataset": "avvg", "image_id": "1.png", "question": "a white car on the left",
         "bbox": [10, 20, 60, 70], "poly": [[10, 45], [35, 70], [60, 45], [35, 20]],
         "image_width": WIDTH, "image_height": HEIGHT},
        {"dataset": "avvg", "image_id": "1.png", "question": "the bridge", "bbox": [5, 6, 105, 56],
         "image_width": WIDTH, "image_height": HEIGHT},
    ]  # fmt: skip
    path = folder / "refGeo" / "metainfo_v2" / "avvg_train_v2.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def dota(folder: Path) -> Path:
    labels = folder / "annfiles"
    labels.mkdir(parents=True, exist_ok=True)
    (labels / "P0001__256__0___144.txt").write_text(
        "imagesource:GoogleEarth\ngsd:0.146\n"
        "40 10 60 10 60 90 40 90 large-vehicle 0\n100 100 120 100 120 120 100 120 container-crane 1\n"
    )
    (labels / "P0002.txt").write_text("")
    for name in ("P0001__256__0___144.png", "P0002.png"):
        image(folder / "images" / name)
    return labels


def coco(folder: Path) -> Path:
    for name in ("1.png", "2.png"):
        image(folder / "trainval" / "images" / name)
    outline = [10, 10, 50, 10, 70, 30, 50, 50, 10, 50]
    return write_json(
        folder / "trainval.json",
        {
            "images": [
                {"id": n, "file_name": f"{n}.png", "width": WIDTH, "height": HEIGHT} for n in (1, 2)
            ],
            "categories": [{"id": 1, "name": "large-vehicle"}, {"id": 2, "name": "plane"}],
            "annotations": [
                {"id": 1, "image_id": 1, "category_id": 2, "bbox": [10, 20, 50, 50],
                 "segmentation": [[35, 20, 60, 45, 35, 70, 10, 45]], "iscrowd": 0},
                {"id": 2, "image_id": 1, "category_id": 1, "bbox": [10, 10, 60, 40],
                 "segmentation": [outline], "ignore": 1},
                {"id": 3, "image_id": 1, "category_id": 1, "bbox": [100, 120, 30, 40], "segmentation": []},
            ],
        },
    )  # fmt: skip


def lrs_vqa_zoom(folder: Path) -> Path:
    root = folder / "LRS_VQA"
    image(root / "images" / "train" / "DOTA" / "P1.png", 1200, 900)
    shared = {"image": "DOTA/P1.png", "image_ori_width": 1200, "image_ori_height": 900}
    return write_json(
        root / "annotations" / "train" / "open.json",
        [
            {**shared, "question": "What color is the left-most car?", "answer": "white",
             "bbox_info": {"rbox": [[310, 310, 330, 310, 330, 350, 310, 350]],
                           "crop_hbox": [[240, 210, 480, 450]]}},
            {**shared, "question": "How many cars are there?", "answer": "3",
             "bbox_info": {"crop_hbox": [[0, 0, 400, 300], [400, 0, 800, 300]]}},
            {**shared, "Text": "What is beside the left-most car?", "Ground truth": "B",
             "Answer choices": ["(A) a tree", "(B) a house", "(C) a road", "(D) a pool"],
             "bbox_info": {"rbox": [], "crop_hbox": [[240, 210, 480, 450]]}},
        ],
    )  # fmt: skip


def onevision(folder: Path) -> Path:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(file, "PNG")
    rows = [
        {"id": "a", "image": {"bytes": file.getvalue(), "path": None}, "data_source": "chart",
         "conversations": says("What color is it?", "Red.")},
        {"id": "b", "image": None, "data_source": "text", "conversations": says("2 + 2 ,, = ?", "4")},
    ]  # fmt: skip
    table = pa.Table.from_pylist(rows)
    target = folder / "onevision" / "chart"
    target.mkdir(parents=True)
    pq.write_table(table, target / "train-00000-of-00001.parquet")
    with (
        pa.OSFile(str(target / "data-00000.arrow"), "wb") as sink,
        pa.ipc.new_stream(sink, table.schema) as out,
    ):
        out.write_table(table)
    return folder / "onevision"
