"""What becomes of an answered form: verdict, merging into ``Đơn vị`` and ``Điểm``, the row of ``Tiến độ``."""
