"""Types text as the fonts of before Unicode did; written from the code charts, apart from the package's tables."""

import unicodedata

# TCVN 5712:1993, by code: the first code of a run and its letters.
TCVN3_CHART = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3_CODES = {letter: chr(first + place) for first, run in TCVN3_CHART.items() for place, letter in enumerate(run)}

VNI_CHART = """
    á aù  à aø  ả aû  ã aõ  ạ aï   ă aê  ắ aé  ằ aè  ẳ aú  ẵ aü  ặ aë   â aâ  ấ aá  ầ aà  ẩ aå  ẫ aã  ậ aä
    é eù  è eø  ẻ eû  ẽ eõ  ẹ eï   ê eâ  ế eá  ề eà  ể eå  ễ eã  ệ eä   í í   ì ì   ỉ æ   ĩ ó   ị ò   đ ñ
    ó où  ò oø  ỏ oû  õ oõ  ọ oï   ô oâ  ố oá  ồ oà  ổ oå  ỗ oã  ộ oä   ơ ô   ớ ôù  ờ ôø  ở ôû  ỡ ôõ  ợ ôï
    ú uù  ù uø  ủ uû  ũ uõ  ụ uï   ư ö   ứ öù  ừ öø  ử öû  ữ öõ  ự öï   ý yù  ỳ yø  ỷ yû  ỹ yõ  ỵ î
"""
VNI_CODES = dict(zip(VNI_CHART.split()[::2], VNI_CHART.split()[1::2], strict=True))
VNI_CODES |= {letter.upper(): code.upper() for letter, code in VNI_CODES.items()}


def in_tcvn3(text: str) -> str:
    """The text in a font such as .VnTime; a capital with a tone becomes its small letter, as in .VnTimeH."""
    return "".join(
        TCVN3_CODES.get(letter) or TCVN3_CODES.get(letter.lower(), letter)
        for letter in unicodedata.normalize("NFC", text)
    )


def in_vni(text: str) -> str:
    """The text in a font such as VNI-Times."""
    return "".join(VNI_CODES.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
