# Stage one installs what uv.lock names; stage two holds the result and nothing to build with.
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
RUN pip install --no-cache-dir "uv>=0.9"
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
# EXTRA=screenshots adds the reader of pictures, 300 MB
ARG EXTRA=""
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project ${EXTRA:+--extra $EXTRA}
COPY README.md LICENSE ./
COPY registries registries
COPY checker checker
RUN uv sync --frozen --no-dev --no-editable ${EXTRA:+--extra $EXTRA}

FROM python:3.13-slim-bookworm
# a number, so that an orchestrator can see it is not root
RUN groupadd --gid 10001 checker \
 && useradd --uid 10001 --gid checker --no-create-home --shell /usr/sbin/nologin checker \
 && install -d -o checker -g checker /data
COPY --from=build /app/.venv /app/.venv
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    LENDER_CHECKER_DATA_DIR=/data
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["lender-checker"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
