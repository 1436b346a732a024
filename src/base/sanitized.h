/* sanitized.h -- whether AddressSanitizer watches this build. */
#ifndef UL_SANITIZED_H
#define UL_SANITIZED_H

#if defined __SANITIZE_ADDRESS__
#define UL_SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define UL_SANITIZED 1
#endif
#endif
#ifndef UL_SANITIZED
#define UL_SANITIZED 0
#endif

#endif
