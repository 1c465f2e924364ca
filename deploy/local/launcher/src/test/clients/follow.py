"""What a user of the Python client does, from the first connection to the last file."""

import pathlib
import sys
import time

import openeo

url, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def step(name):
    print("ok:", name, flush=True)


connection = openeo.connect(url)
step("connect, " + connection.capabilities().api_version())
connection.authenticate_basic("demo", "demo")
assert connection.describe_account()["user_id"]
step("authenticate")

collection = connection.describe_collection("DEMO_SENTINEL2_L2A")
assert collection["cube:dimensions"]["bands"]["values"][0] == "B02"
assert any(process["id"] == "ndvi" for process in connection.list_processes())
assert {name.lower() for name in connection.list_file_formats()["output"]} >= {"gtiff", "netcdf"}
step("describe")

cube = connection.load_collection(
    "DEMO_SENTINEL2_L2A",
    spatial_extent={"west": 679720, "south": 5151080, "east": 680680, "north": 5151920, "crs": 32632},
    temporal_extent=["2022-06-01", "2022-07-01"],
    bands=["B04", "B08"],
)
ndvi = cube.ndvi(nir="B08", red="B04").mean_time()
assert not connection.validate_process_graph(ndvi.save_result("GTiff"))
step("validate")

job = ndvi.save_result("GTiff").create_job(title="A client's job", description="made by a test")
assert job.describe()["title"] == "A client's job"
assert any(entry["id"] == job.job_id for entry in connection.list_jobs())
step("create, describe, list")
assert job.estimate()
step("estimate")

job.start()
end = time.time() + 120
while job.status() not in ("finished", "error", "canceled") and time.time() < end:
    time.sleep(0.5)
assert job.status() == "finished", [entry.message for entry in job.logs()]
assert any("finished" in entry.message for entry in job.logs())
step("start, follow, logs")

results = job.get_results()
files = results.download_files(folder)
tif = [file for file in files if file.suffix == ".tif"]
assert len(tif) == 1 and tif[0].read_bytes()[:2] in (b"II", b"MM")
asset = results.get_assets()[0]
assert asset.metadata["file:size"] == tif[0].stat().st_size
job.download_result(folder / "single.tif")
assert (folder / "single.tif").read_bytes() == tif[0].read_bytes()
step("download")

ndvi.download(folder / "sync.nc", format="netCDF")
assert (folder / "sync.nc").read_bytes()[:3] in (b"CDF", b"\x89HD")
assert connection.execute({"a": {"process_id": "add", "arguments": {"x": 1, "y": 2}, "result": True}}) == 3
step("compute at once")

connection.save_user_defined_process(
    "clients_double",
    {"m": {"process_id": "multiply", "arguments": {"x": {"from_parameter": "x"}, "y": 2}, "result": True}},
    parameters=[{"name": "x", "description": "A number.", "schema": {"type": "number"}}],
)
graph = {"d": {"process_id": "clients_double", "arguments": {"x": 21}, "result": True}}
assert connection.execute(graph) == 42
step("a process of the user's own")

job.delete()
try:
    job.describe()
    raise SystemExit("the job is still there")
except openeo.rest.OpenEoApiError as gone:
    assert gone.code == "JobNotFound"
step("delete")
