import { expect, test } from 'vitest'
import { guessFields } from '../../../server/domain/imports/guess-fields.ts'

test.each<[string, readonly string[], object]>([
  [
    'as databases write them, in one word',
    ['ref', 'ngaytiepnhan', 'NoiDung', 'don_vi', 'SoDienThoai'],
    {
      externalRef: 'ref',
      receivedAt: 'ngaytiepnhan',
      text: 'NoiDung',
      leadUnit: 'don_vi',
      senderPhone: 'SoDienThoai',
    },
  ],
  [
    'the type is the words where there are no others',
    ['SRRecordID', 'SRType', 'CreatedDate', 'DueDate', 'CloseDate', 'Agency'],
    {
      externalRef: 'SRRecordID',
      text: 'SRType',
      receivedAt: 'CreatedDate',
      promisedDueAt: 'DueDate',
      answeredAt: 'CloseDate',
      leadUnit: 'Agency',
    },
  ],
  [
    'and the category where there are',
    ['SRRecordID', 'SRType', 'CreatedDate', 'Description'],
    { externalRef: 'SRRecordID', category: 'SRType', receivedAt: 'CreatedDate', text: 'Description' },
  ],
  [
    'what only begins like the words is left to what it is',
    ['Mã', 'Ngày', 'Nội dung trả lời'],
    { externalRef: 'Mã', receivedAt: 'Ngày', answerText: 'Nội dung trả lời' },
  ],
])('columns are known by their names: %s', (_, columns, fields) => {
  expect(guessFields(columns)).toEqual(fields)
})
