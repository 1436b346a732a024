#!/bin/sh
# deps.sh -- install the Debian packages that are missing, and no others.
#
# usage: deps.sh build|test|lint
#
# Says nothing and changes nothing if all are there.
set -u

# A package, and how to see that it is there: a command on PATH, or a file
# (which may be a pattern).
table() {
    case $1 in
    build) cat <<-'END' ;;
	gcc                         cc
	libc6-dev                   /usr/include/stdio.h
	cmake                       cmake
	ninja-build                 ninja
	pkg-config                  pkg-config
	libyaml-dev                 /usr/include/yaml.h
	libcmark-gfm-dev            /usr/include/cmark-gfm.h
	libcmark-gfm-extensions-dev /usr/include/cmark-gfm-core-extensions.h
	libhpdf-dev                 /usr/include/hpdf.h
	libharfbuzz-dev             /usr/include/harfbuzz/hb-subset.h
	libhyphen-dev               /usr/include/hyphen.h
	hyphen-sv                   /usr/share/hyphen/hyph_sv*.dic
	libfontconfig-dev           /usr/include/fontconfig/fontconfig.h
	fontconfig                  fc-cache
	fonts-crosextra-carlito     /usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf
	fonts-dejavu-core           /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
	libxlsxwriter-dev           /usr/include/xlsxwriter.h
	libutf8proc-dev             /usr/include/utf8proc.h
	libdeflate-dev              /usr/include/libdeflate.h
	libxxhash-dev               /usr/include/xxhash.h
	libpng-dev                  /usr/include/png.h
	END
    test) cat <<-'END' ;;
	poppler-utils               pdftotext
	qpdf                        qpdf
	python3                     /usr/bin/python3
	python3-pikepdf             /usr/lib/python3/dist-packages/pikepdf
	python3-lxml                /usr/lib/python3/dist-packages/lxml
	python3-fonttools           /usr/lib/python3/dist-packages/fontTools
	python3-openpyxl            /usr/lib/python3/dist-packages/openpyxl
	python3-yaml                /usr/lib/python3/dist-packages/yaml
	libreoffice-calc            soffice
	strace                      strace
	fonts-open-sans             /usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf
	parallel                    parallel
	chromium                    chromium
	nodejs                      node
	npm                         npm
	fonts-crosextra-caladea     /usr/share/fonts/truetype/crosextra/Caladea-Regular.ttf
	END
    lint) cat <<-'END' ;;
	clang                       clang
	libclang-rt-14-dev          /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a
	clang-tidy                  clang-tidy
	clang-format                clang-format
	END
    *) echo "usage: deps.sh build|test|lint" >&2; exit 2 ;;
    esac
}

is_there() {
    case $1 in
    /*) for file in $1; do [ -e "$file" ] && return 0; done; return 1 ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

table "${1-}" >/dev/null
missing=$(table "$1" | while read -r package evidence; do
    is_there "$evidence" || echo "$package"
done)
[ -n "$missing" ] || exit 0

echo "Det här saknas och installeras nu / missing, being installed now:"
echo "$missing" | sed 's/^/    /'

if ! command -v apt-get >/dev/null; then
    echo "Här finns inget apt-get. Installera motsvarande själv." >&2
    echo "There is no apt-get here: install the like by hand." >&2
    exit 1
fi
root=
if [ "$(id -u)" != 0 ]; then
    root=sudo
    if ! command -v sudo >/dev/null; then
        echo "Det kräver en administratör. Be någon köra / ask an administrator to run:" >&2
        echo "    apt-get install --no-install-recommends" $missing >&2
        exit 1
    fi
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

apt() {
    $root env DEBIAN_FRONTEND=noninteractive apt-get -y -q \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 \
        "$@" </dev/null >"$log" 2>&1
}
install() {
    apt install --no-install-recommends $missing
}

# A fresh machine has no lists of packages, an old one has stale lists.
ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || apt update
if ! install && ! { apt update && install; }; then
    echo "Installationen misslyckades / the installation failed:" >&2
    tail -n 15 "$log" >&2
    exit 1
fi
echo "Klart / done."
