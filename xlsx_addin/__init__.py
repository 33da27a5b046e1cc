"""Appraisal of new models and creative ways of working, inside Excel (thẩm định mô hình mới, cách làm sáng tạo)."""

__version__ = "1.1.0"
