"""`/storage/v1/object/public/cakes/{file}`: cakes' pictures, open to anybody as in a Supabase bucket."""

import re

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from backend.gateway.services import services_of

PATH = "/storage/v1/object/public/cakes"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


async def public_picture(request: Request) -> Response:
    """The file of this name; what is not there is said in the words of Supabase Storage."""
    folder, name = services_of(request).config.pictures, request.path_params["file"]
    kind = _TYPES.get(name.rpartition(".")[2].casefold())
    if folder is None or kind is None or not _NAME.fullmatch(name) or not (folder / name).is_file():
        # Storage answers 400 and says 404 in the body.
        said = {"statusCode": "404", "error": "not_found", "message": "Object not found"}
        return JSONResponse(said, 400)
    return FileResponse(folder / name, media_type=kind, headers={"Cache-Control": "max-age=3600"})
