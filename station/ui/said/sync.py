"""What the syncing room says of the link, the answers and the data folder."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LINK_SAYS = (
    QT_TRANSLATE_NOOP(
        "Link", "This network asks for a sign-in. Open a browser on this computer, or call IT."
    ),
    QT_TRANSLATE_NOOP(
        "Link", "The backend refuses its e-mail, password or anon key. IT: correct them in the settings."
    ),
    QT_TRANSLATE_NOOP(
        "Link",
        "Its session or key is not accepted. IT: check backend_url, anon_key and the station's account.",
    ),
    QT_TRANSLATE_NOOP("Link", "Its session is not accepted. IT: check the station's account."),
    QT_TRANSLATE_NOOP("Link", "The sign-in answered something unknown. IT: check backend_url."),
    QT_TRANSLATE_NOOP(
        "Link", "Something else answers at its address. IT: check backend_url and this network."
    ),
    QT_TRANSLATE_NOOP("Link", "The network's proxy refuses this station. IT: check the proxy settings."),
    QT_TRANSLATE_NOOP(
        "Link", "The backend's certificate is not trusted, or this network is in between. Call IT."
    ),
    QT_TRANSLATE_NOOP("Link", "This network asks for a sign-in"),
    QT_TRANSLATE_NOOP("Link", "Already running"),
    QT_TRANSLATE_NOOP(
        "Link",
        "Another Ordak Station works on the data folder {folder}. Use that window, or give this one a data "
        "folder of its own.",
    ),
    QT_TRANSLATE_NOOP("Link", "NOT saved"),
    QT_TRANSLATE_NOOP("Link", "Another program holds the station's database. Close it, then scan again."),
    QT_TRANSLATE_NOOP("Link", "The backend refuses this station"),
    QT_TRANSLATE_NOOP("Link", "The sign-in was refused."),
    QT_TRANSLATE_NOOP("Link", "The backend cannot be reached"),
    QT_TRANSLATE_NOOP("Link", "The station is closing. Scans are saved here."),
    QT_TRANSLATE_NOOP("Link", "Scans are saved here and sent later."),
    QT_TRANSLATE_NOOP("Link", "The backend speaks another language"),
    QT_TRANSLATE_NOOP("Link", "{function} answered something unknown. Call IT."),
    QT_TRANSLATE_NOOP("Link", "The backend's address is wrong"),
    QT_TRANSLATE_NOOP(
        "Link", "backend_url must look like https://kitchen.example, not {url}. Correct it in the settings."
    ),
    QT_TRANSLATE_NOOP("Link", "{function} is not known to this backend. Call IT."),
    QT_TRANSLATE_NOOP("Link", "IT: station_contract absent, {words}. Check backend_url."),
    QT_TRANSLATE_NOOP("Link", "The id {id} is unknown here. Call IT."),
    QT_TRANSLATE_NOOP("Link", "{function} is refused: {said}. Call IT."),
    QT_TRANSLATE_NOOP("Link", "An order in the stage {stage} is unknown to this station. Call IT."),
    QT_TRANSLATE_NOOP("Link", "IT must look at it: {detail}. Nothing is lost."),
    QT_TRANSLATE_NOOP("Link", "HTTP {status} at the backend's address"),
    QT_TRANSLATE_NOOP("Link", "It speaks version {version}, this station {own}. IT: update the older one."),
    QT_TRANSLATE_NOOP("Link", "The station's database is damaged"),
    QT_TRANSLATE_NOOP("Link", "Its file is gone. Keep the data folder as it is and call IT."),
    QT_TRANSLATE_NOOP("Link", "Keep the data folder as it is and call IT. {found}"),
    QT_TRANSLATE_NOOP("Link", "Nothing was saved. Keep the data folder as it is and call IT."),
    QT_TRANSLATE_NOOP("Link", "The data folder cannot be used"),
    QT_TRANSLATE_NOOP("Link", "{folder} cannot be made or written ({why}). Choose another data folder."),
    QT_TRANSLATE_NOOP("Link", "The station's database cannot be checked"),
    QT_TRANSLATE_NOOP(
        "Link", "{folder} cannot be written ({why}). Make room or call IT; nothing was changed."
    ),
    QT_TRANSLATE_NOOP("Link", "The damaged database cannot be salvaged"),
    QT_TRANSLATE_NOOP(
        "Link", "It is kept in {folder}; no room is left for a copy ({why}). Make room, start again."
    ),
    QT_TRANSLATE_NOOP("Link", "No scans here"),
    QT_TRANSLATE_NOOP("Link", "{folder} is not the data folder of a station."),
    QT_TRANSLATE_NOOP(
        "Link", "The disk is full, read-only or broken. Make room or call IT, then scan again."
    ),
    QT_TRANSLATE_NOOP("Link", "The sign-in cannot be kept"),
    QT_TRANSLATE_NOOP("Link", "The disk is full, read-only or broken. Make room or call IT."),
    QT_TRANSLATE_NOOP("Link", "This program is too old for its data"),
    QT_TRANSLATE_NOOP(
        "Link",
        "The data folder was written by a newer version (format {have}, this one knows {newest}). Install "
        "the newer version again; nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("Link", "No answer from the backend"),
    QT_TRANSLATE_NOOP("Link", "It is sent again by itself."),
    QT_TRANSLATE_NOOP("Link", "Say why"),
    QT_TRANSLATE_NOOP("Link", "A scan is given up with a reason only. Write it down, then try again."),
    QT_TRANSLATE_NOOP("Link", "Not found"),
    QT_TRANSLATE_NOOP("Link", "There is no such scan on this station any more."),
    QT_TRANSLATE_NOOP("Link", "Being sent"),
    QT_TRANSLATE_NOOP("Link", "This scan is being sent just now. Try again in a minute."),
    QT_TRANSLATE_NOOP("Link", "Sent already"),
    QT_TRANSLATE_NOOP("Link", "This scan may have arrived. Use undo once it is confirmed."),
    QT_TRANSLATE_NOOP("Link", "Too late"),
    QT_TRANSLATE_NOOP("Link", "This scan is {state} already."),
    QT_TRANSLATE_NOOP("Link", "What came back is not an answer of the backend."),
    QT_TRANSLATE_NOOP("Link", "What came back is not a list of answers."),
    QT_TRANSLATE_NOOP("Link", "The answer took too long. The scan is sent again."),
    QT_TRANSLATE_NOOP("Link", "The answer is far too long."),
    QT_TRANSLATE_NOOP("Link", "The answer does not say what was done."),
    QT_TRANSLATE_NOOP("Link", "The order was moving. The scan is sent again."),
    QT_TRANSLATE_NOOP("Link", "The backend may still be at it. The order is looked at again."),
    QT_TRANSLATE_NOOP("Link", "The answer belongs to another scan."),
    QT_TRANSLATE_NOOP("Link", "The answer did not arrive. The scan is sent again."),
    QT_TRANSLATE_NOOP("Link", "The backend is busy or starting. The scan is sent again."),
    QT_TRANSLATE_NOOP("Link", "HTTP {status} came back."),
    QT_TRANSLATE_NOOP("Link", "The answer is empty or cut off."),
    QT_TRANSLATE_NOOP("Link", "This is the backend's secret key"),
    QT_TRANSLATE_NOOP(
        "Link",
        "anon_key holds a service-role key, which may do everything. A station never needs it: put the "
        "anon (publishable) key in the settings, and have the secret key replaced.",
    ),
    QT_TRANSLATE_NOOP("Link", "This backend keeps no PINs."),
    QT_TRANSLATE_NOOP("Link", "The station cannot sign in"),
    QT_TRANSLATE_NOOP("Link", "The scans cannot be read"),
    QT_TRANSLATE_NOOP("Link", "The station's database refused: {error}. Call IT."),
    QT_TRANSLATE_NOOP("Link", "The data folder is not safe"),
    QT_TRANSLATE_NOOP(
        "Link",
        "SQLite cannot keep a write-ahead log there ({journal}, {synchronous}). Choose a data folder on a "
        "local disk.",
    ),
    QT_TRANSLATE_NOOP("Link", "This SQLite is not safe"),
    QT_TRANSLATE_NOOP(
        "Link",
        "SQLite {version} can damage a database after a crash. Install the package pysqlite3, or a Python "
        "with SQLite 3.51.3 or newer.",
    ),
)
"""Titles, sentences and what stands inside them."""
