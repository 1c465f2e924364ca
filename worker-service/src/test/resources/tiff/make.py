"""Writes the GeoTIFFs of this folder with GDAL; pixel values follow the formula that GdalFilesTest repeats.

Run in this folder with a Python that has rasterio: python make.py
"""

import numpy as np
import rasterio
from rasterio.transform import Affine
from rasterio.windows import Window

AT = Affine(10, 0, 500000, 0, -10, 5100000)


def values(bands, height, width, dtype):
    b, y, x = np.mgrid[0:bands, 0:height, 0:width]
    whole = (b * 1000 + y * 37 + x * 11) % 5000
    if dtype == "uint8":
        return (whole % 251).astype(dtype)
    if dtype == "int16":
        return (whole - 2500).astype(dtype)
    if dtype.startswith("float"):
        return (whole / 8.0).astype(dtype)
    return whole.astype(dtype)


def write(name, width, height, dtype, bands=1, tags=None, mask=None, window=None, crs="EPSG:32633", **options):
    data = values(bands, height, width, dtype)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        with rasterio.open(
            name + ".tif", "w", driver="GTiff", width=width, height=height, count=bands, dtype=dtype,
            crs=crs, transform=AT, **options
        ) as file:
            if tags:
                file.update_tags(**tags)
            if window:
                part = data[:, window[1]:window[1] + window[3], window[0]:window[0] + window[2]]
                file.write(part, window=Window(*window))
            else:
                file.write(data)
            if mask is not None:
                file.write_mask(mask)


TILES = {"tiled": True, "blockxsize": 32, "blockysize": 32}

write("strips-lzw", 50, 37, "uint16", compress="lzw", blockysize=16)
write("strips-lzw-predictor2", 90, 70, "uint16", compress="lzw", predictor=2, blockysize=16)
write("strips-plain", 50, 37, "int16", blockysize=8)
write("zstd-as-wide-as-a-tile", 32, 44, "uint16", compress="zstd", **TILES)
write("deflate-as-wide-as-a-tile", 32, 44, "float32", compress="deflate", predictor=3, **TILES)
write("packbits", 61, 45, "uint8", compress="packbits", blockysize=16)
write("bigtiff", 70, 50, "uint16", compress="deflate", BIGTIFF="YES", **TILES)
write("big-endian", 70, 50, "uint16", compress="deflate", predictor=2, ENDIANNESS="BIG", **TILES)
write("big-endian-float", 70, 50, "float32", compress="lzw", predictor=3, ENDIANNESS="BIG", **TILES)
write("predictor2-int32", 70, 50, "int32", compress="deflate", predictor=2, **TILES)
write("predictor3-float64", 70, 50, "float64", compress="zstd", predictor=3, **TILES)
write("band-interleaved", 70, 50, "uint16", bands=3, compress="deflate", predictor=2, interleave="band", **TILES)
write("pixel-interleaved", 70, 50, "uint16", bands=3, compress="lzw", predictor=2, interleave="pixel", **TILES)
write("pixel-interleaved-float", 40, 33, "float32", bands=3, compress="zstd", predictor=3, interleave="pixel", **TILES)
write("sparse", 96, 64, "uint16", window=(32, 0, 32, 32), compress="deflate", SPARSE_OK="TRUE", **TILES)
write("point", 20, 16, "uint8", tags={"AREA_OR_POINT": "Point"})
write("without-crs", 20, 16, "float32", crs=None, nodata=0.1)

rows, columns = np.mgrid[0:50, 0:70]
seen = np.where((rows + columns) % 7 == 0, 0, 255).astype("uint8")
write("mask-tiles", 70, 50, "uint16", mask=seen, compress="deflate", **TILES)
write("mask-strips", 70, 50, "uint8", mask=seen, compress="lzw", blockysize=16)
