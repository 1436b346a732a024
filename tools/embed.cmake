# embed.cmake -- an ASCII file as a C string, with the hash that a page's
# Content-Security-Policy knows it by (CSP 3, 2.3.1).
#
# usage: cmake -DIN=FILE -DOUT=FILE.c -DNAME=symbol -P embed.cmake
#
# Defines `const char symbol[]` and `const char symbol_hash[]`, "sha256-…".

# 32 bytes, told in hexadecimal, as base64 (RFC 4648): ten groups of three bytes and
# one of two, which ends in "=".
function(base64 HEX RESULT)
  set(LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(TEXT "")
  foreach(FROM RANGE 0 60 6)
    string(SUBSTRING "${HEX}00" ${FROM} 6 GROUP)
    foreach(SHIFT 18 12 6 0)
      math(EXPR INDEX "(0x${GROUP} >> ${SHIFT}) & 63")
      string(SUBSTRING ${LETTERS} ${INDEX} 1 LETTER)
      string(APPEND TEXT ${LETTER})
    endforeach()
  endforeach()
  string(SUBSTRING ${TEXT} 0 43 TEXT)
  set(${RESULT} "${TEXT}=" PARENT_SCOPE)
endfunction()

file(READ ${IN} BYTES HEX)
file(SHA256 ${IN} SHA256)
base64(${SHA256} HASH)
string(REGEX REPLACE "(..)" "0x\\1," BYTES "${BYTES}")
if(BYTES MATCHES "0x[89a-f]")
  message(FATAL_ERROR "${IN}: not ASCII; write what is not as an escape")
endif()
get_filename_component(FILE ${IN} NAME)
file(WRITE ${OUT}
     "/* Made from ${FILE} by tools/embed.cmake. */\n"
     "extern const char ${NAME}[], ${NAME}_hash[];\n"
     "const char ${NAME}[] = {${BYTES}0};\n"
     "const char ${NAME}_hash[] = \"sha256-${HASH}\";\n")
