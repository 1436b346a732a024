/* test_contrast.c -- colours that can be read, and those that are left alone. */
#include "emit/contrast.h"

#include "expect.h"

int main(void)
{
    /* Enough contrast: not a shade is changed. 4,54:1 and 15:1 */
    EXPECT_INT(ul_readable(0x767676, 0xffffff), 0x767676);
    EXPECT_INT(ul_readable(0xffffff, 0x1b3a57), 0xffffff);
    /* Too little: darker on white, lighter on black, and no more than is needed. */
    EXPECT(ul_readable(0x999999, 0xffffff) < 0x777777);
    EXPECT(ul_readable(0x999999, 0xffffff) > 0x666666);
    EXPECT(ul_readable(0x333333, 0x000000) > 0x707070);
    EXPECT(ul_readable(0x808080, 0x808080) < 0x202020);
    EXPECT_INT(ul_mix(0xff0000, 0x0000ff, 100), 0xff0000);
    EXPECT_INT(ul_mix(0xff0000, 0x0000ff, 50), 0x800080);
    return expect_done();
}
