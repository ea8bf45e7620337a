/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters with several readings (多音字) that occur in names of places, streets and people.
 * ICU gives one reading per character; these are added to the search key, never put in its place.
 * Not a dictionary: a character whose second reading no name uses does not belong here. */

#include "wg-readings.h"

#define MAX_READINGS 3

typedef struct
{
  gunichar character;
  const char *readings[MAX_READINGS + 1];
} Entry;

/* Written from common knowledge, not taken from a dictionary; add what a search misses. Sorted by
 * code point, because it is searched by halves. */
static const Entry entries[] = {
  { 0x4E50 /* 乐 */, { "le", "yue" } },
  { 0x4EC7 /* 仇 */, { "qiu" } },
  { 0x4F20 /* 传 */, { "chuan", "zhuan" } },
  { 0x516D /* 六 */, { "liu", "lu" } },
  { 0x5355 /* 单 */, { "shan", "dan" } },
  { 0x535C /* 卜 */, { "bu" } },
  { 0x5361 /* 卡 */, { "ka", "qia" } },
  { 0x53A6 /* 厦 */, { "xia", "sha" } },
  { 0x53E5 /* 句 */, { "ju", "gou" } },
  { 0x53EC /* 召 */, { "zhao", "shao" } },
  { 0x5729 /* 圩 */, { "wei", "xu" } },
  { 0x578C /* 垌 */, { "dong", "tong" } },
  { 0x57D4 /* 埔 */, { "pu", "bu" } },
  { 0x5821 /* 堡 */, { "bao", "pu", "bu" } },
  { 0x585E /* 塞 */, { "sai", "se" } },
  { 0x5B95 /* 宕 */, { "dang", "tan" } },
  { 0x5BBF /* 宿 */, { "su", "xiu" } },
  { 0x5C09 /* 尉 */, { "wei", "yu" } },
  { 0x5CD2 /* 峒 */, { "dong", "tong" } },
  { 0x5F04 /* 弄 */, { "nong", "long" } },
  { 0x5F39 /* 弹 */, { "dan", "tan" } },
  { 0x6298 /* 折 */, { "zhe", "she" } },
  { 0x62D3 /* 拓 */, { "tuo", "ta" } },
  { 0x66FE /* 曾 */, { "zeng" } },
  { 0x671D /* 朝 */, { "chao", "zhao" } },
  { 0x6734 /* 朴 */, { "pu", "piao" } },
  { 0x679E /* 枞 */, { "cong", "zong" } },
  { 0x67CF /* 柏 */, { "bai", "bo" } },
  { 0x67DE /* 柞 */, { "zuo", "zha" } },
  { 0x67E5 /* 查 */, { "cha", "zha" } },
  { 0x6805 /* 栅 */, { "zha", "shan" } },
  { 0x6B59 /* 歙 */, { "she", "xi" } },
  { 0x6C8C /* 沌 */, { "dun", "zhuan" } },
  { 0x6CCA /* 泊 */, { "bo", "po" } },
  { 0x6CCC /* 泌 */, { "mi", "bi" } },
  { 0x6CF7 /* 泷 */, { "long", "shuang" } },
  { 0x6D17 /* 洗 */, { "xi", "xian" } },
  { 0x6D1E /* 洞 */, { "dong", "tong" } },
  { 0x6D5A /* 浚 */, { "jun", "xun" } },
  { 0x6D8C /* 涌 */, { "yong", "chong" } },
  { 0x6DA1 /* 涡 */, { "wo", "guo" } },
  { 0x6F2F /* 漯 */, { "luo", "ta" } },
  { 0x725F /* 牟 */, { "mou", "mu" } },
  { 0x728D /* 犍 */, { "qian", "jian" } },
  { 0x73F2 /* 珲 */, { "hun" } },
  { 0x756A /* 番 */, { "fan", "pan" } },
  { 0x76D6 /* 盖 */, { "gai", "ge" } },
  { 0x7850 /* 硐 */, { "dong", "tong" } },
  { 0x796D /* 祭 */, { "ji", "zhai" } },
  { 0x79CD /* 种 */, { "zhong", "chong" } },
  { 0x79D8 /* 秘 */, { "mi", "bi" } },
  { 0x7B60 /* 筠 */, { "jun", "yun" } },
  { 0x7E41 /* 繁 */, { "fan", "po" } },
  { 0x7F2A /* 缪 */, { "miao", "mou" } },
  { 0x7FDF /* 翟 */, { "zhai", "di" } },
  { 0x8365 /* 荥 */, { "xing", "ying" } },
  { 0x8398 /* 莘 */, { "xin", "shen" } },
  { 0x839E /* 莞 */, { "guan", "wan" } },
  { 0x851A /* 蔚 */, { "wei", "yu" } },
  { 0x8584 /* 薄 */, { "bo", "bao" } },
  { 0x85CF /* 藏 */, { "cang", "zang" } },
  { 0x868C /* 蚌 */, { "bang", "beng" } },
  { 0x86E4 /* 蛤 */, { "ge", "ha" } },
  { 0x884C /* 行 */, { "xing", "hang" } },
  { 0x8983 /* 覃 */, { "qin", "tan" } },
  { 0x89D2 /* 角 */, { "jiao", "jue" } },
  { 0x89E3 /* 解 */, { "jie", "xie" } },
  { 0x8C03 /* 调 */, { "diao", "tiao" } },
  { 0x8D3E /* 贾 */, { "jia", "gu" } },
  { 0x90C7 /* 郇 */, { "xun", "huan" } },
  { 0x90FD /* 都 */, { "du", "dou" } },
  { 0x91CD /* 重 */, { "chong", "zhong" } },
  { 0x94C5 /* 铅 */, { "qian", "yan" } },
  { 0x957F /* 长 */, { "chang", "zhang" } },
  { 0x963F /* 阿 */, { "a", "e" } },
  { 0x9642 /* 陂 */, { "bei", "pi", "po" } },
  { 0x9697 /* 隗 */, { "wei", "kui" } },
  { 0x96BD /* 隽 */, { "jun", "juan" } },
};

/**
 * wg_readings_lookup:
 * @character: a character
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): its readings
 */
const char *const *
wg_readings_lookup (gunichar character)
{
  gsize low = 0, high = G_N_ELEMENTS (entries);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (entries[middle].character == character)
        return entries[middle].readings;
      if (entries[middle].character < character)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}
